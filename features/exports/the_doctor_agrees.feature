Feature: The doctor says why, and agrees with the export
  Whoever misses something looks into the export; whoever wants to know what to do asks the doctor. Both give the same
  state and the same reason.

  Background:
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And an organization "Smith" in Karbon
    And a client group "Smith" in Karbon
    And Carla is a user of Karbon
    And the firm is connected and in step

  @EXPORT-02
  Scenario: Every row of the export is what the doctor says, too
    When Bob is archived in QuickBooks Time
    And the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    Then the doctor says the same as the export of every client, work item and user
    When Priya asks the doctor why Ann tracks no time on "2026 Tax"
    Then the doctor says "2026 Tax" is missing

  @EXPORT-02
  Scenario: What is linked is linked for the doctor, too
    When Priya asks the doctor why Ann tracks no time on "2026 Tax"
    Then the doctor says "2026 Tax" is linked

  @EXPORT-02
  Scenario: What stands in the way is told in the order in which to look at it
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And the add-on "Custom Fields" is not installed in QuickBooks Time
    And Priya asks the doctor why Carla tracks no time on "2026 Tax"
    Then the doctor reports in this order:
      | code                 |
      | USER_NOT_MATCHED     |
      | CODE_MISSING         |
      | FIELDS_ADDON_MISSING |

  @EXPORT-02
  Scenario Outline: The doctor names what keeps a client from the other side
    When Priya asks the doctor why Ann tracks no time on "<client>"
    Then the doctor reports <code>

    Examples:
      | client               | code               |
      | Paper Mill           | CONTACT_NOT_SYNCED |
      | Smith (client group) | NAME_CONFLICT      |
