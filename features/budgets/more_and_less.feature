Feature: Budgets at their limits
  What is left may be all of it, none of it or less than none; and what was budgeted once is changed by nobody but the
  person who budgets.

  @BUDGET-02 @edge-a @full
  Scenario: A template that changes later leaves earlier work as it is
    Given the template "Annual return" has a budget of 5 hours
    And work "Return 2026" for "Acme" from the template "Annual return"
    And the firm is connected and in step
    When the template "Annual return" has a budget of 8 hours
    And Ann opens the Time & Budget tab of "Return 2026"
    Then the tab shows a budget of 5 hours with 5 hours left

  Rule: The tab counts what is there, and nothing else

    Background:
      Given the firm is connected and in step
      And the work "2026 Tax" has a budget of 10 hours

    @BUDGET-03 @edge-b @edge-f @full
    Scenario: Without time on the work all of its budget is left
      When Ann tracks 4 hours on "Acme" in Karbon
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows a budget of 10 hours with 10 hours left

    @BUDGET-03 @edge-d @edge-e @full
    Scenario: Time without a role counts, and a deleted entry counts no more
      Given Ann tracked 4 hours on "2026 Tax" in Karbon
      When Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows a budget of 10 hours with 6 hours left
      When Priya deletes the entry in QuickBooks Time
      And 3 minutes pass
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows a budget of 10 hours with 10 hours left

    @BUDGET-04 @edge-a
    Scenario: After disconnecting the budget is still there
      When Priya presses Disconnect
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows a budget of 10 hours with 10 hours left
