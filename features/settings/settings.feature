Feature: The settings of the integration

  @SETTINGS-01
  Scenario: Only administrators of both systems may change them
    Given Carla is an administrator in Karbon only
    And the firm is connected and in step
    When Carla chooses the contact types "Supplier" and presses Save & Sync
    Then Carla is told NOT_ADMIN
    And nothing was written anywhere
    When Ann chooses the contact types "Supplier" and presses Save & Sync
    Then Ann is told NOT_ADMIN

  @SETTINGS-02
  Scenario: Tracking work beside contacts adds the codes of work, and going back keeps them
    Given the firm is connected, tracks contacts only, and is in step
    Then QuickBooks Time has no code "Acme › 2026 Tax"
    When Priya chooses to track "contacts and work" and presses Save & Sync
    Then QuickBooks Time has the code "Acme › 2026 Tax"
    When Priya chooses to track "contacts" and presses Save & Sync
    Then QuickBooks Time has the code "Acme › 2026 Tax"
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then Ann is told WORK_NOT_TRACKED

  @SETTINGS-03
  Scenario: A contact type that is added brings its clients across
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And the firm is connected and in step
    When Priya chooses the contact types "Client, Supplier" and presses Save & Sync
    Then "Paper Mill" is linked to the code "Paper Mill"

  @SETTINGS-03 @full
  Scenario: A contact type that Karbon does not have is refused
    Given the firm is connected and in step
    When Priya chooses the contact types "Suplier" and presses Save & Sync
    Then Priya is told BAD_INPUT
    And nothing was written anywhere

  @SETTINGS-04
  Scenario: Save & Sync applies what was chosen
    Given the firm is connected but never synced
    When Priya chooses to track "contacts and work" and presses Save & Sync
    Then QuickBooks Time has the code "Acme › 2026 Tax"

  @SETTINGS-05
  Scenario: Without a connection there is nothing to set
    When Priya presses Save & Sync
    Then Priya is told NOT_CONNECTED

  @SETTINGS-06
  Scenario: Sync and Save & Sync are safe to repeat
    Given the firm is connected and in step
    When Priya presses Sync
    Then nothing was written anywhere
    When Priya presses Save & Sync
    Then nothing was written anywhere
