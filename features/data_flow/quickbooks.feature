Feature: Time reaches QuickBooks from QuickBooks Time
  QuickBooks owns the financials and may not be there at all. Its time comes from QuickBooks Time alone, every entry
  once.

  Rule: QuickBooks is optional, and its money is its own

    @FLOW-03 @edge-a
    Scenario: A firm without QuickBooks loses nothing
      Given the firm has no QuickBooks
      And the firm is connected and in step
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Ann presses Sync
      Then it works
      And the Time & Budget tab of "2026 Tax" shows 60 minutes
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      And QuickBooks is not called

    @FLOW-03 @edge-c
    Scenario: QuickBooks being down does not stop Karbon and QuickBooks Time
      Given the firm is connected and in step
      And Ann tracked 60 minutes on "2026 Tax" in Karbon
      And QuickBooks is down
      When Ann presses Sync
      Then it works
      And the sync reports SERVICE_UNAVAILABLE
      And the Time & Budget tab of "2026 Tax" shows 60 minutes

    @FLOW-03 @edge-b
    Scenario: Nothing but new customers and time is written to QuickBooks
      Given a customer "Acme" in QuickBooks
      And the firm is connected and in step
      And Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      Then QuickBooks has 1 time activity
      And nothing changes in QuickBooks but for new customers and time activities

  Rule: One time activity for each timesheet

    Background:
      Given the firm is connected and in step

    @FLOW-06
    Scenario: A timesheet becomes one time activity of the same day and length
      When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
        | Date | yesterday |
      Then QuickBooks is not called
      And QuickBooks Time has 1 timesheet on "Acme › 2026 Tax"
      When Ann presses Sync
      Then QuickBooks has these time activities and no others:
        | person | customer      | date      | time       |
        | Ann    | Acme:2026 Tax | yesterday | 60 minutes |
      And the Time & Budget tab of "2026 Tax" shows 60 minutes

    @FLOW-06
    Scenario Outline: Its length is the same to the minute
      When Ann tracks <length> on "2026 Tax" in Karbon
      And Ann presses Sync
      Then QuickBooks has <length> of Ann on "Acme:2026 Tax"

      Examples:
        | length     |
        | 1 minute   |
        | 10 minutes |
        | 59 minutes |
        | 23.5 hours |

    @FLOW-06
    Scenario: Time that was entered in QuickBooks Time goes on to QuickBooks
      When Bob tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Ann presses Sync
      Then QuickBooks has 45 minutes of Bob on "Acme:2026 Tax"

    @FLOW-06
    Scenario: Syncing again does not send the same time twice
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      And Ann presses Sync
      And Priya presses Save & Sync 3 times
      Then QuickBooks has 1 time activity

    @FLOW-06 @edge-b
    Scenario: Time edited and deleted in QuickBooks Time is followed in QuickBooks
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      And Priya changes the entry to 90 minutes in QuickBooks Time
      And Ann presses Sync
      Then QuickBooks has 90 minutes of Ann on "Acme:2026 Tax"
      When Priya deletes the entry in QuickBooks Time
      And Ann presses Sync
      Then QuickBooks has no time activities

    @FLOW-06
    Scenario: Time deleted in QuickBooks is not put back, and an edit of it harms nothing
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      And Priya deletes the entry in QuickBooks
      And Ann presses Sync
      Then QuickBooks has no time activities
      When Priya changes the entry to 90 minutes in QuickBooks Time
      And Ann presses Sync
      Then it works
      And QuickBooks has no time activities

    @FLOW-06 @LINK-05
    Scenario: A lost answer of QuickBooks and an edit meanwhile leave one time activity
      Given a customer "Acme:2026 Tax" in QuickBooks
      And Ann tracked 60 minutes on "2026 Tax" in Karbon
      And the answer of QuickBooks to new time activities is lost
      When Ann presses Sync
      And Priya changes the entry to 90 minutes in QuickBooks Time
      And 3 minutes pass
      And Ann presses Sync
      Then QuickBooks has 1 time activity
      And QuickBooks has 90 minutes of Ann on "Acme:2026 Tax"

  Rule: Karbon is not needed for it

    @FLOW-06 @edge-a
    Scenario: Time of a firm that has not connected Karbon
      Given a customer "Acme:2026 Tax" in QuickBooks
      And QuickBooks Time has its own connection to QuickBooks
      When Bob tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And 1 hour passes
      Then QuickBooks has 45 minutes of Bob on "Acme:2026 Tax"
