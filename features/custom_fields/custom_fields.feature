Feature: Custom fields carry roles, task types and a firm's own lists
  Time & Budget needs the Custom Fields add-on of QuickBooks Time.

  @FIELD-01
  Scenario: Without the add-on the firm is told, and time is still taken
    Given the add-on "Custom Fields" is not installed in QuickBooks Time
    And the firm is connected and in step
    When Priya presses Save & Sync
    Then the sync reports FIELDS_ADDON_MISSING
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then the Time & Budget tab of "2026 Tax" shows 60 minutes

  @FIELD-01
  Scenario: After installing it, Save & Sync sets the fields up
    Given the add-on "Custom Fields" is not installed in QuickBooks Time
    And the firm is connected and in step
    When the add-on "Custom Fields" is installed in QuickBooks Time
    And Priya presses Save & Sync
    Then the sync reports no FIELDS_ADDON_MISSING
    And QuickBooks Time has the list field "Role" with the options "Manager, Admin"

  @FIELD-02
  Scenario: Karbon's roles become the options of a list field
    Given a role "Partner" in Karbon
    When the firm is connected and in step
    Then QuickBooks Time has the list field "Role" with the options "Manager, Admin, Partner"

  @FIELD-03
  Scenario: A role and a task type chosen in Karbon arrive with the time
    Given the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with these fields:
      | field     | value   |
      | Role      | Manager |
      | Task Type | Meeting |
    Then the timesheet in QuickBooks Time carries "Manager" as "Role"
    And the timesheet in QuickBooks Time carries "Meeting" as "Task Type"

  @FIELD-04
  Scenario: A list field of the firm's own appears in the time form
    Given a list field "Region" with the options "North, South" in QuickBooks Time
    And the firm is connected and in step
    Then the time form of "2026 Tax" offers "Region" with the options "North, South"

  @FIELD-05
  Scenario: A value that is not on the list is refused, not dropped
    Given a list field "Region" with the options "North, South" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with these fields:
      | field  | value |
      | Region | East  |
    Then Ann is told FIELD_VALUE_UNKNOWN
    And nothing was written to QuickBooks Time

  @FIELD-06
  Scenario: A field that QuickBooks Time requires is asked for before anything is sent
    Given a required list field "Region" with the options "North, South" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then Ann is told FIELD_VALUE_REQUIRED
    And nothing was written to QuickBooks Time

  @FIELD-07
  Scenario: A new field is in the form at the latest after Save & Sync
    Given the firm is connected and in step
    When a list field "Region" with the options "North, South" is added in QuickBooks Time
    Then the time form of "2026 Tax" does not offer "Region"
    When Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Region" with the options "North, South"
