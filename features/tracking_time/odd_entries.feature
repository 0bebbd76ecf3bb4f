Feature: Time at odd places and on odd days
  QuickBooks Time counts what it has, wherever the code lies by now, and a day is the day that somebody wrote down.

  @TRACK-01 @edge-a @full
  Scenario: A client without work takes time in QuickBooks Time like any job
    Given the firm is connected, tracks contacts only, and is in step
    When Bob tracks 30 minutes on "Acme" in QuickBooks Time
    And 3 minutes pass
    Then the Time & Budget tab of "Acme" shows 30 minutes

  @TRACK-04 @edge-a @full
  Scenario: Time on a deleted code and on a moved one is in the report of the client it lies under
    Given work "Payroll" for "Acme" in Karbon
    And an organization "Beta" in Karbon
    And the firm is connected and in step
    And Ann tracked 1 hour on "2026 Tax" in Karbon
    And Ann tracked 2 hours on "Payroll" in Karbon
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And the code "Acme › Payroll" is moved to "Beta" in QuickBooks Time
    Then the time report of QuickBooks Time for "Acme" totals 1 hour
    And the time report of QuickBooks Time for "Beta" totals 2 hours

  @TRACK-07 @edge-c @edge-d @full
  Scenario: A whole day is taken, and so is a day still to come
    Given the firm is connected and in step
    When Ann tracks 24 hours on "2026 Tax" in Karbon with:
      | Date | yesterday |
    And Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | Date | tomorrow |
    Then QuickBooks Time has these timesheets and no others:
      | person | date      | time     |
      | Ann    | yesterday | 24 hours |
      | Ann    | tomorrow  | 1 hour   |

  @TRACK-07 @edge-i @full
  Scenario: The time of somebody's last day stays when they are archived
    Given the firm is connected and in step
    And Bob tracked 45 minutes on "2026 Tax" in Karbon
    When Bob is archived in QuickBooks Time
    And Priya presses Save & Sync
    Then the Time & Budget tab of "2026 Tax" shows 45 minutes
    And QuickBooks has 45 minutes of Bob on "Acme:2026 Tax"
