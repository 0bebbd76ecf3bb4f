Feature: How fresh the figures are
  Karbon reads QuickBooks Time when a tab is opened, and shows old figures as old ones rather than none. Sync is for
  whoever does not want to wait two minutes.

  Background:
    Given the firm is connected and in step

  @FRESH-01 @edge-a
  Scenario: When QuickBooks Time is down the last figures are shown with their age
    Given Ann tracked 60 minutes on "2026 Tax" in Karbon
    When Ann opens the Time & Budget tab of "2026 Tax"
    And 10 minutes pass
    And QuickBooks Time goes down
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 60 minutes
    And the tab says how old its figures are

  Rule: Changes in QuickBooks Time show within a couple of minutes, and at once after Sync

    @FRESH-02 @edge-a
    Scenario: An entry added in QuickBooks Time shows within two minutes
      When Ann opens the Time & Budget tab of "2026 Tax"
      And Bob tracks 30 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And 119 seconds pass
      And Ann opens the Time & Budget tab of "2026 Tax"
      And 2 seconds pass
      Then the Time & Budget tab of "2026 Tax" shows 30 minutes

    @FRESH-02 @edge-b
    Scenario: An entry deleted in QuickBooks Time is gone within two minutes
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann opens the Time & Budget tab of "2026 Tax"
      And Priya deletes the entry in QuickBooks Time
      And 121 seconds pass
      Then the Time & Budget tab of "2026 Tax" shows 0 minutes

    @FRESH-02 @edge-d @full
    Scenario: Of many edits the last one shows
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann opens the Time & Budget tab of "2026 Tax"
      And Priya changes the entry to 90 minutes in QuickBooks Time
      And Priya changes the entry to 15 minutes in QuickBooks Time
      And Priya changes the entry to 75 minutes in QuickBooks Time
      And 121 seconds pass
      Then the Time & Budget tab of "2026 Tax" shows 75 minutes

    @FRESH-03
    Scenario: Sync forces the latest
      When Ann opens the Time & Budget tab of "2026 Tax"
      And Bob tracks 30 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 30 minutes

    @FRESH-03
    Scenario: Sync forces edits and deletions as well
      Given Bob tracked 15 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Priya deletes the entry in QuickBooks Time
      And Bob tracked 60 minutes on "Acme › 2026 Tax" in QuickBooks Time
      When Ann presses Sync
      And 20 minutes pass
      And Ann presses Sync
      And Priya changes the entry to 90 minutes in QuickBooks Time
      And Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 90 minutes
      When 20 minutes pass
      And Priya deletes the entry in QuickBooks Time
      And Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 0 minutes

  Rule: Time from Karbon is sent at once, or waits where people see it

    @FRESH-04 @edge-a
    Scenario: Time tracked while QuickBooks Time is down arrives later
      When QuickBooks Time goes down
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows 60 minutes
      And the tab shows these entries and no others:
        | person | time       | state   |
        | Ann    | 60 minutes | waiting |
      When QuickBooks Time is up again
      And 3 minutes pass
      And Ann presses Sync
      Then QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      And QuickBooks Time has 1 timesheet on "Acme › 2026 Tax"

    @FRESH-04
    Scenario: What waits goes out in the order in which it was entered
      When QuickBooks Time goes down
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      And Ann tracks 90 minutes on "Acme" in Karbon
      And QuickBooks Time is up again
      And 3 minutes pass
      And the answer of QuickBooks Time to new timesheets is lost
      And Ann presses Sync
      Then QuickBooks Time has 30 minutes of Ann on "Acme › 2026 Tax"
