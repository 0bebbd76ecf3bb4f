Feature: Time reaches QuickBooks from QuickBooks Time
  QuickBooks owns the financials and may not be there at all. Its time comes from QuickBooks Time alone.

  @FLOW-03
  Scenario: A firm without QuickBooks loses nothing
    Given the firm has no QuickBooks
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Ann presses Sync
    Then it works
    And the Time & Budget tab of "2026 Tax" shows 60 minutes
    And QuickBooks Time has 60 minutes of Ann on the code "Acme › 2026 Tax"
    And QuickBooks was not called

  @FLOW-03
  Scenario: QuickBooks being down does not stop Karbon and QuickBooks Time
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    And QuickBooks is down
    When Ann presses Sync
    Then it works
    And the sync reports SERVICE_UNAVAILABLE
    And the Time & Budget tab of "2026 Tax" shows 60 minutes

  @FLOW-03
  Scenario: Nothing but new customers and time is written to QuickBooks
    Given a customer "Acme" in QuickBooks
    And the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    Then QuickBooks has 1 time activity
    And QuickBooks got nothing but new customers and time activities

  @FLOW-06
  Scenario: A timesheet becomes one time activity of the same day and length
    Given the firm is connected and in step
    When Ann tracks 60 minutes for yesterday on "2026 Tax" in Karbon
    Then QuickBooks was not called
    And QuickBooks Time has 1 timesheet on the code "Acme › 2026 Tax"
    When Ann presses Sync
    Then QuickBooks has 60 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
    And QuickBooks has 60 minutes of "Ann Lee" for yesterday
    And QuickBooks has 1 time activity
    And the Time & Budget tab of "2026 Tax" shows 60 minutes

  @FLOW-06
  Scenario: Time that was entered in QuickBooks Time goes on to QuickBooks
    Given the firm is connected and in step
    When Bob enters 45 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    And Ann presses Sync
    Then QuickBooks has 45 minutes of "Bob Stone" on the customer "Acme:2026 Tax"

  @FLOW-06
  Scenario: Syncing again does not send the same time twice
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    And Ann presses Sync
    And Priya presses Save & Sync 3 times
    Then QuickBooks has 1 time activity

  @FLOW-06
  Scenario: Time edited and deleted in QuickBooks Time is followed in QuickBooks
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    And the entry is changed to 90 minutes in QuickBooks Time
    And Ann presses Sync
    Then QuickBooks has 90 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
    When the entry is deleted in QuickBooks Time
    And Ann presses Sync
    Then QuickBooks has 0 time activities

  @FLOW-06 @LINK-05
  Scenario: A lost answer of QuickBooks and an edit meanwhile leave one time activity
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    And the answer of QuickBooks to the next time activity is lost
    When Ann presses Sync
    And the entry is changed to 90 minutes in QuickBooks Time
    And 3 minutes pass
    And Ann presses Sync
    Then QuickBooks has 1 time activity
    And QuickBooks has 90 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
