Feature: Custom fields carry roles, task types and a firm's own lists
  Time & Budget needs the Custom Fields add-on of QuickBooks Time. With it, what a person chooses in Karbon's time form
  is on the timesheet, and the firm's own lists are in the form.

  Rule: The Custom Fields add-on is needed

    @FIELD-01 @edge-a
    Scenario: Without the add-on the firm is told, and time is still taken
      Given the add-on "Custom Fields" is not installed in QuickBooks Time
      And the firm is connected and in step
      When Priya presses Save & Sync
      Then the sync reports FIELDS_ADDON_MISSING
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then the Time & Budget tab of "2026 Tax" shows 60 minutes

    @FIELD-01 @edge-b
    Scenario: After installing it, Save & Sync sets the fields up
      Given the add-on "Custom Fields" is not installed in QuickBooks Time
      And the firm is connected and in step
      When the add-on "Custom Fields" is installed in QuickBooks Time
      And Priya presses Save & Sync
      Then the sync reports no FIELDS_ADDON_MISSING
      And the field "Role" in QuickBooks Time has the options "Manager, Admin"

  Rule: Karbon's roles and task types go to QuickBooks Time

    @FIELD-02
    Scenario: Karbon's roles become the options of a list field
      Given a role "Partner" in Karbon
      When the firm is connected and in step
      Then the field "Role" in QuickBooks Time has the options "Manager, Admin, Partner"

    @FIELD-03
    Scenario: A role and a task type chosen in Karbon arrive with the time
      Given the firm is connected and in step
      When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
        | Role      | Manager |
        | Task Type | Meeting |
      Then QuickBooks Time has these timesheets and no others:
        | person | time       | Role    | Task Type |
        | Ann    | 60 minutes | Manager | Meeting   |

  Rule: The firm's own lists are in Karbon's form

    @FIELD-04
    Scenario: A list field of the firm's own appears in the time form
      Given a list field "Region" with the options "North, South" in QuickBooks Time
      And the firm is connected and in step
      Then the time form of "2026 Tax" offers "Region" with the options "North, South"

    @FIELD-05 @edge-a
    Scenario: A value that is not on the list is refused, not dropped
      Given a list field "Region" with the options "North, South" in QuickBooks Time
      And the firm is connected and in step
      When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
        | Region | East |
      Then Ann is told FIELD_VALUE_UNKNOWN
      And nothing changes in QuickBooks Time

    @FIELD-06
    Scenario: A field that QuickBooks Time requires is asked for before anything is sent
      Given a required list field "Region" with the options "North, South" in QuickBooks Time
      And the firm is connected and in step
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then Ann is told FIELD_VALUE_REQUIRED
      And nothing changes in QuickBooks Time

    @FIELD-07
    Scenario: A new field is in the form at the latest after Save & Sync
      Given the firm is connected and in step
      And a list field "Region" with the options "North, South" in QuickBooks Time
      Then the time form of "2026 Tax" does not offer "Region"
      When Priya presses Save & Sync
      Then the time form of "2026 Tax" offers "Region" with the options "North, South"
