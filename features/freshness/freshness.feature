Feature: How fresh the figures are

  Background:
    Given the firm is connected and in step

  @FRESH-01
  Scenario: When QuickBooks Time is down the last figures are shown with their age
    Given Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann opens the Time & Budget tab of "2026 Tax"
    And 10 minutes pass
    And QuickBooks Time goes down
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 60 minutes
    And the tab says how old its figures are

  @FRESH-02
  Scenario: An entry added in QuickBooks Time shows within two minutes
    When Ann opens the Time & Budget tab of "2026 Tax"
    And Bob enters 30 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    And 119 seconds pass
    And Ann opens the Time & Budget tab of "2026 Tax"
    And 2 seconds pass
    Then the Time & Budget tab of "2026 Tax" shows 30 minutes

  @FRESH-02
  Scenario: An entry deleted in QuickBooks Time is gone within two minutes
    Given Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann opens the Time & Budget tab of "2026 Tax"
    And the entry is deleted in QuickBooks Time
    And 121 seconds pass
    Then the Time & Budget tab of "2026 Tax" shows 0 minutes

  @FRESH-03
  Scenario: Sync forces the latest
    When Ann opens the Time & Budget tab of "2026 Tax"
    And Bob enters 30 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    And Ann presses Sync
    Then the Time & Budget tab of "2026 Tax" shows 30 minutes

  @FRESH-04
  Scenario: Time tracked while QuickBooks Time is down arrives later, in order
    When QuickBooks Time goes down
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 60 minutes
    And the tab shows the entry as waiting
    When QuickBooks Time is up again
    And 3 minutes pass
    And Ann presses Sync
    Then QuickBooks Time has 60 minutes of Ann on the code "Acme › 2026 Tax"
    And QuickBooks Time has 1 timesheet on the code "Acme › 2026 Tax"
