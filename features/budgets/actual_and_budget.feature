Feature: Actual time beside the budget
  Budgets are set in Karbon; actual time comes from QuickBooks Time.

  @BUDGET-01
  Scenario: A budget is Karbon's own
    Given the firm is connected and in step
    And a budget of 10 hours on the work "2026 Tax"
    When Priya presses Save & Sync
    Then nothing was written to QuickBooks Time
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows a budget of 600 minutes with 600 minutes left

  @BUDGET-03
  Scenario: The tab compares both
    Given the firm is connected and in step
    And a budget of 10 hours on the work "2026 Tax"
    And Ann has tracked 4 hours on "2026 Tax" in Karbon
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows a budget of 600 minutes with 360 minutes left
