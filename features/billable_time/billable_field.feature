Feature: Billable and non-billable time
  A firm adds a list field called Billable in QuickBooks Time; from then on it is an ordinary field.

  @BILL-01
  Scenario: The three steps give Karbon a Billable choice
    Given the firm is connected and in step
    When the add-on "Advanced Tracking" is installed in QuickBooks Time
    And a list field "Billable" with the options "Yes, No" is added in QuickBooks Time
    And Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Billable" with the options "Yes, No"

  @BILL-02
  Scenario: The choice is stored on the timesheet
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with these fields:
      | field    | value |
      | Billable | No    |
    Then the timesheet in QuickBooks Time carries "No" as "Billable"

  @BILL-03
  Scenario: No choice stays no choice
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then the timesheet in QuickBooks Time carries no "Billable"
