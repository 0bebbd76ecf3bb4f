Feature: QuickBooks Time's own connection to QuickBooks
  A firm may have let QuickBooks Time bring its time to QuickBooks by itself. Then nobody else does it as well, and
  every entry is in QuickBooks once.

  Rule: Where it is there from the start, nobody else sends time

    Background:
      Given a customer "Acme:2026 Tax" in QuickBooks
      And QuickBooks Time has its own connection to QuickBooks
      And the firm is connected and in step

    @FLOW-06
    Scenario: Time arrives by that connection, and once
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Ann presses Sync
      Then the sync reports BOOKS_LINKED_ALREADY
      And QuickBooks is not called
      When 1 hour passes
      And Ann presses Sync
      Then it works
      And QuickBooks has these time activities and no others:
        | person | customer      | date  | time       |
        | Ann    | Acme:2026 Tax | today | 60 minutes |

    @FLOW-06
    Scenario: What that connection exported stays once when it is removed
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      And 1 hour passes
      And Ann presses Sync
      And QuickBooks Time has no connection to QuickBooks
      And Bob tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has 45 minutes of Bob on "Acme:2026 Tax"
      And QuickBooks has 2 time activities

    @FLOW-06
    Scenario: What it exported is known by what it is, though nobody synced while it was there
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      And 1 hour passes
      And QuickBooks Time has no connection to QuickBooks
      And Bob tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has 45 minutes of Bob on "Acme:2026 Tax"

  Rule: Where it comes later, what was sent before is there once all the same

    Background:
      Given the firm is connected and in step
      And Ann tracked 60 minutes on "2026 Tax" in Karbon

    @FLOW-06
    Scenario: It sends again what was sent before, and only its own stays
      When Ann presses Sync
      And QuickBooks Time has its own connection to QuickBooks
      And 1 hour passes
      Then QuickBooks has 2 time activities
      When Ann presses Sync
      Then QuickBooks has 1 time activity
      And QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"

    @FLOW-06
    Scenario: What was billed before is never taken out, and somebody is told
      When Ann presses Sync
      And Priya bills the entry in QuickBooks
      And QuickBooks Time has its own connection to QuickBooks
      And 1 hour passes
      And Ann presses Sync
      Then the sync reports BOOKS_REFUSED
      And QuickBooks has 2 time activities

    @FLOW-06
    Scenario: Switched on and off again, it leaves nothing twice and nothing out
      When Ann presses Sync
      And QuickBooks Time has its own connection to QuickBooks
      And 1 hour passes
      And QuickBooks Time has no connection to QuickBooks
      And Bob tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has 45 minutes of Bob on "Acme:2026 Tax"
