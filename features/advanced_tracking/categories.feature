Feature: Advanced Tracking categories
  A firm that adds a field in QuickBooks Time finds it in Karbon's time form after Save & Sync, and a field that it
  archives leaves the form again.

  @ADV-01 @edge-a
  Scenario: Advanced Tracking is the same capability as Custom Fields
    Given the add-on "Custom Fields" is not installed in QuickBooks Time
    And the firm is connected and in step
    When the add-on "Advanced Tracking" is installed in QuickBooks Time
    And Priya presses Save & Sync
    Then the sync reports no FIELDS_ADDON_MISSING

  @ADV-02
  Scenario: A category added later is there after Save & Sync
    Given the firm is connected and in step
    And a list field "Region" with the options "North, South" in QuickBooks Time
    When Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Region" with the options "North, South"

  @ADV-03 @edge-a
  Scenario: A field archived in QuickBooks Time leaves the form, and comes back with it
    Given a list field "Region" with the options "North, South" in QuickBooks Time
    And the firm is connected and in step
    When the field "Region" is archived in QuickBooks Time
    And Priya presses Save & Sync
    Then the time form of "2026 Tax" does not offer "Region"
    When the field "Region" is restored in QuickBooks Time
    And Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Region" with the options "North, South"

  @ADV-03
  Scenario: Time that has a value in a field archived since keeps value and label
    Given a list field "Region" with the options "North, South" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | Region | North |
    And the field "Region" is archived in QuickBooks Time
    And Priya presses Save & Sync
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows these entries and no others:
      | person | time       | Region |
      | Ann    | 60 minutes | North  |

  @ADV-02 @edge-c @full
  Scenario: A field renamed in QuickBooks Time is the same field under its new name
    Given a list field "Region" with the options "North, South" in QuickBooks Time
    And the firm is connected and in step
    When the field "Region" is renamed to "Area" in QuickBooks Time
    And Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Area" with the options "North, South"
    And the time form of "2026 Tax" does not offer "Region"
