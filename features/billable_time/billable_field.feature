Feature: Billable and non-billable time
  A firm adds a list field called Billable in QuickBooks Time. From then on Karbon's time form asks for it like for any
  other field, and nobody's time becomes billable by accident.

  @BILL-01
  Scenario: The three steps give Karbon a Billable choice
    Given the firm is connected and in step
    And the add-on "Advanced Tracking" is installed in QuickBooks Time
    And a list field "Billable" with the options "Yes, No" in QuickBooks Time
    When Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Billable" with the options "Yes, No"

  @BILL-02
  Scenario: The choice is stored on the timesheet
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | Billable | No |
    Then QuickBooks Time has these timesheets and no others:
      | person | time       | Billable |
      | Ann    | 60 minutes | No       |

  @BILL-03
  Scenario: No choice stays no choice
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has these timesheets and no others:
      | person | time       | Billable |
      | Ann    | 60 minutes |          |
