Feature: Custom fields that change
  Roles are renamed, add-ons are taken away, options are archived. Earlier time keeps what it says, and later time goes
  on.

  @FIELD-01 @edge-c @full
  Scenario: When the add-on is taken away time goes on without fields
    Given the firm is connected and in step
    When the add-on "Custom Fields" is not installed in QuickBooks Time
    And Priya presses Save & Sync
    Then the sync reports FIELDS_ADDON_MISSING
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | Role | Manager |
    Then Ann is told FIELDS_ADDON_MISSING
    And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"

  @FIELD-02 @edge-a @full
  Scenario: A role renamed in Karbon is renamed in QuickBooks Time
    Given the firm is connected and in step
    When the role "Manager" is renamed to "Partner" in Karbon
    And Priya presses Save & Sync
    Then the field "Role" in QuickBooks Time has the options "Admin, Partner"

  @FIELD-02 @edge-a @full
  Scenario: A role removed in Karbon leaves the list, and time keeps what it says
    Given the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | Role | Manager |
    And the role "Manager" is deleted in Karbon
    And Priya presses Save & Sync
    Then the field "Role" in QuickBooks Time has the options "Admin"
    And QuickBooks Time has these timesheets and no others:
      | person | time       | Role    |
      | Ann    | 60 minutes | Manager |

  @FIELD-06 @edge-a
  Scenario: A field that is required later asks when an earlier entry is changed
    Given a list field "Region" with the options "North, South" in QuickBooks Time
    And the firm is connected and in step
    And Ann tracked 60 minutes on "2026 Tax" in Karbon
    When the field "Region" is required in QuickBooks Time
    And Priya presses Save & Sync
    Then the Time & Budget tab of "2026 Tax" shows 60 minutes
    When Ann changes the entry to 90 minutes in Karbon
    Then Ann is told FIELD_VALUE_REQUIRED
    And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
