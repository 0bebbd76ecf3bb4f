Feature: Whose time it is in QuickBooks
  Time is an employee's there, or a contractor's, who is a vendor. Whoever QuickBooks does not know has their time kept.

  Background:
    Given the firm is connected and in step

  @FLOW-06
  Scenario: Time of a contractor is a vendor's
    Given a vendor "Carla Reyes" in QuickBooks
    And Carla is a user of QuickBooks Time
    When Priya presses Save & Sync
    And Carla tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
    And Ann presses Sync
    Then QuickBooks has these time activities and no others:
      | person | customer      | time       |
      | Carla  | Acme:2026 Tax | 45 minutes |

  @FLOW-06
  Scenario: Time of somebody whom QuickBooks does not know waits for them
    Given Carla is a user of QuickBooks Time
    When Priya presses Save & Sync
    And Carla tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
    And Bob tracks 30 minutes on "Acme › 2026 Tax" in QuickBooks Time
    And Ann presses Sync
    Then the sync reports USER_NOT_MATCHED
    And QuickBooks has 1 time activity
    Given an employee "Carla Reyes" in QuickBooks
    When Ann presses Sync
    Then it works
    And QuickBooks has 45 minutes of Carla on "Acme:2026 Tax"
    And QuickBooks has 30 minutes of Bob on "Acme:2026 Tax"
