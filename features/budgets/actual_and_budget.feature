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

  @BUDGET-02
  Scenario: Work made from a template starts with its budget
    Given a work template "Annual return" with a budget of 5 hours
    And work from the template "Annual return" called "Return 2026" for "Acme"
    And the firm is connected and in step
    When Ann opens the Time & Budget tab of "Return 2026"
    Then the tab shows a budget of 300 minutes with 300 minutes left

  @BUDGET-04
  Scenario: Work without a code shows its budget, and says why there is no time
    Given a budget of 10 hours on the work "2026 Tax"
    And the firm is connected, tracks contacts only, and is in step
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows a budget of 600 minutes with 600 minutes left
    And the tab shows no time
    And the tab says WORK_NOT_TRACKED
