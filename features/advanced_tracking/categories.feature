Feature: Advanced Tracking categories
  A field that is added in QuickBooks Time is in Karbon after Save & Sync.

  @ADV-01
  Scenario: Advanced Tracking is the same capability as Custom Fields
    Given the add-on "Custom Fields" is not installed in QuickBooks Time
    And the firm is connected and in step
    When the add-on "Advanced Tracking" is installed in QuickBooks Time
    And Priya presses Save & Sync
    Then the sync reports no FIELDS_ADDON_MISSING

  @ADV-02
  Scenario: A field added later is there after Save & Sync
    Given the firm is connected and in step
    When a list field "Region" with the options "North, South" is added in QuickBooks Time
    And Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Region" with the options "North, South"
