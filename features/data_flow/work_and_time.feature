Feature: Karbon owns work, QuickBooks Time owns time
  Each system keeps what it is the master of. Clients and work go from Karbon to QuickBooks Time, time comes back, and
  neither ever corrects the other.

  Background:
    Given the firm is connected and in step

  Rule: Nothing done in QuickBooks Time changes work in Karbon

    @FLOW-01 @edge-a
    Scenario: What people do with codes never reaches Karbon's work
      When the code "Acme › 2026 Tax" is renamed to "Tax of 2026" in QuickBooks Time
      And Priya presses Save & Sync
      Then nothing changes in Karbon
      And Karbon has 1 work item for "Acme"
      And QuickBooks Time has these codes and no others:
        | code               |
        | Acme               |
        | Acme › Tax of 2026 |

    @FLOW-01 @edge-a
    Scenario: A code that is moved or deleted changes no work either
      Given an organization "Beta" in Karbon
      When Priya presses Save & Sync
      And the code "Acme › 2026 Tax" is moved to "Beta" in QuickBooks Time
      And Priya presses Save & Sync
      Then nothing changes in Karbon
      And Karbon has no work items for "Beta"
      And QuickBooks Time has the code "Beta › 2026 Tax"
      When the code "Beta › 2026 Tax" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      Then nothing changes in Karbon
      And Karbon has 1 work item for "Acme"
      And QuickBooks Time has no code "Beta › 2026 Tax"

    @FLOW-01 @edge-a @edge-b @edge-c
    Scenario: A code made by hand does not become work, and its time stays in QuickBooks Time
      Given a code "Acme › Filing" in QuickBooks Time
      And Bob tracked 30 minutes on "Acme › Filing" in QuickBooks Time
      When Priya presses Save & Sync
      Then Karbon has 1 work item for "Acme"
      And QuickBooks Time has the code "Acme › Filing"
      And the Time & Budget tab of "2026 Tax" shows 0 minutes
      And the Time & Budget tab of "Acme" shows 0 minutes
      And the time report of QuickBooks Time for "Acme" totals 30 minutes

  Rule: Karbon shows the time of QuickBooks Time and never corrects it

    @FLOW-02 @edge-a
    Scenario: Karbon shows the figure of QuickBooks Time after an edit there
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Priya changes the entry to 90 minutes in QuickBooks Time
      And Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 90 minutes

    @FLOW-02
    Scenario: Time deleted in QuickBooks Time is gone from Karbon too
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Priya deletes the entry in QuickBooks Time
      And Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 0 minutes
      And QuickBooks Time has no timesheets on "Acme › 2026 Tax"

    @FLOW-02 @edge-b
    Scenario Outline: A length of time comes back as it was entered
      When Ann tracks <length> on "2026 Tax" in Karbon
      Then QuickBooks Time has 1 timesheet on "Acme › 2026 Tax"
      And the Time & Budget tab of "2026 Tax" shows <length>

      Examples:
        | length      |
        | 1 minute    |
        | 7 minutes   |
        | 10 minutes  |
        | 36 minutes  |
        | 455 minutes |

    @FLOW-02 @edge-c
    Scenario: Karbon never sends its older copy of an entry back
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Priya changes the entry to 90 minutes in QuickBooks Time
      And Priya presses Save & Sync 3 times
      Then QuickBooks Time has 90 minutes of Ann on "Acme › 2026 Tax"
