@LINK-05
Feature: When anything goes wrong
  Simulated histories that once ended badly, each made as small as it gets (timebridge-sim simulate).

  Scenario: A network carries a call twice
    Given the firm is connected and in step
    And call 1 from here is carried out twice
    When Ann tracks 35 minutes on "2026 Tax" in Karbon
    And nothing goes wrong any more
    Then QuickBooks Time has 1 timesheet on "Acme › 2026 Tax"
    And QuickBooks has 1 time activity

  Scenario: Time is deleted before anybody has heard that it arrived
    Given the firm is connected and in step
    And call 1 from here takes effect and fails
    When Bob tracks 82 minutes on "2026 Tax" in Karbon
    And the entry of 82 minutes is deleted in QuickBooks Time
    And nothing goes wrong any more
    Then QuickBooks Time has no timesheets
    And the Time & Budget tab of "2026 Tax" shows 0 minutes

  Scenario: Time is billed, and then changed where it was entered
    Given the firm is connected and in step
    And Ann tracked 47 minutes on "2026 Tax" in Karbon
    And nothing goes wrong any more
    When the entry of 47 minutes is billed in QuickBooks
    And the entry of 47 minutes is changed to 52 minutes in QuickBooks Time
    And nothing goes wrong any more
    Then the Time & Budget tab of "2026 Tax" shows 52 minutes
    And QuickBooks has 47 minutes of Ann on "Acme:2026 Tax"
