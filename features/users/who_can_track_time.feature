Feature: Who can track time
  A colleague needs an active user in QuickBooks Time with the same email address.

  @USER-01
  Scenario: A colleague without a QuickBooks Time user cannot track time until one is added
    Given a colleague Carla in Karbon who is not in QuickBooks Time
    And the firm is connected and in step
    When Carla tracks 60 minutes on "2026 Tax" in Karbon
    Then Carla is told USER_NOT_MATCHED
    And nothing was written to QuickBooks Time
    When Carla is added to QuickBooks Time with the same email
    And Priya presses Save & Sync
    And Carla tracks 60 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has 60 minutes of Carla on the code "Acme › 2026 Tax"

  @USER-01
  Scenario: Capital letters in an email address do not matter
    Given a colleague Carla in Karbon whose QuickBooks Time email is "Carla@BASELINE.example"
    And the firm is connected and in step
    When Carla tracks 60 minutes on "2026 Tax" in Karbon
    Then it works
    And QuickBooks Time has 1 timesheet on the code "Acme › 2026 Tax"

  @USER-01
  Scenario: Another address of the same person does matter
    Given a colleague Carla in Karbon whose QuickBooks Time email is "carla+time@baseline.example"
    And the firm is connected and in step
    When Carla tracks 60 minutes on "2026 Tax" in Karbon
    Then Carla is told USER_NOT_MATCHED

  @USER-02
  Scenario: An archived colleague cannot track time, the others can
    Given the firm is connected and in step
    And Bob has tracked 45 minutes on "2026 Tax" in Karbon
    When Bob is archived in QuickBooks Time
    And Priya presses Save & Sync
    And Bob tracks 60 minutes on "2026 Tax" in Karbon
    Then Bob is told USER_ARCHIVED
    And nothing was written to QuickBooks Time
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then it works
    And QuickBooks Time has 60 minutes of Ann on the code "Acme › 2026 Tax"
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 105 minutes
    And the tab lists 45 minutes by "Bob Stone"

  @USER-02
  Scenario: The archived colleague is noticed before the next check too
    Given the firm is connected and in step
    When Bob is archived in QuickBooks Time
    And Bob tracks 60 minutes on "2026 Tax" in Karbon
    Then Bob is told USER_ARCHIVED

  @USER-03
  Scenario: Re-creating the user and pressing Save & Sync is the remedy
    Given the firm is connected and in step
    And Bob has entered 60 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    When Bob is archived in QuickBooks Time
    And Priya presses Save & Sync
    And Bob is re-created in QuickBooks Time with the same name and email
    And Bob tracks 30 minutes on "2026 Tax" in Karbon
    Then Bob is told USER_ARCHIVED
    When Priya presses Save & Sync
    And Bob tracks 30 minutes on "2026 Tax" in Karbon
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 90 minutes
    And the tab lists 60 minutes by "Bob Stone"
    And the tab lists 30 minutes by "Bob Stone"
    And QuickBooks Time has 90 minutes of Bob on the code "Acme › 2026 Tax"

  @USER-06
  Scenario: Time of people who are not in Karbon counts
    Given a colleague Dan who is in QuickBooks Time only
    And the firm is connected and in step
    When Dan enters 45 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    And Ann presses Sync
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab lists 45 minutes by "Dan Park"

  @USER-04
  Scenario: Of an archived and an active user with one email the active one counts
    Given the firm is connected and in step
    When Bob is archived in QuickBooks Time
    And Bob is re-created in QuickBooks Time with the same name and email
    And Priya presses Save & Sync
    And Bob tracks 60 minutes on "2026 Tax" in Karbon
    Then it works
    And QuickBooks Time has 60 minutes of Bob on the code "Acme › 2026 Tax"

  @USER-07
  Scenario: A colleague who is not matched does not stop the others
    Given a colleague Carla in Karbon who is not in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then it works
