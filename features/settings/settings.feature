Feature: The settings of the integration
  An administrator of both systems chooses what is tracked. Save & Sync puts the choice into force and checks
  everything again; pressing it once more changes nothing.

  @SETTINGS-01 @edge-a
  Scenario: Settings are for administrators of both systems
    Given Carla is an administrator of Karbon
    And Carla is a user of QuickBooks Time
    And the firm is connected and in step
    When Carla chooses the contact type "Supplier" and presses Save & Sync
    Then Carla is told NOT_ADMIN
    And nothing changes in any system
    When Ann chooses the contact type "Supplier" and presses Save & Sync
    Then Ann is told NOT_ADMIN

  @SETTINGS-02 @edge-b
  Scenario: Tracking work beside contacts adds the codes of work, and going back keeps them
    Given the firm is connected, tracks contacts only, and is in step
    Then QuickBooks Time has no code "Acme › 2026 Tax"
    When Priya chooses to track contacts and work and presses Save & Sync
    Then QuickBooks Time has the code "Acme › 2026 Tax"
    When Priya chooses to track contacts only and presses Save & Sync
    Then QuickBooks Time has the code "Acme › 2026 Tax"
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then Ann is told WORK_NOT_TRACKED

  @SETTINGS-02 @edge-a @full
  Scenario: Work that is completed already gets no code
    Given the firm is connected, tracks contacts only, and is in step
    And work "2026 Audit" for "Acme" in Karbon
    When the work "2026 Tax" is completed in Karbon
    And Priya chooses to track contacts and work and presses Save & Sync
    Then QuickBooks Time has the code "Acme › 2026 Audit"
    And QuickBooks Time has no code "Acme › 2026 Tax"

  @SETTINGS-02 @full
  Scenario: Where a firm decides so, completed work has codes, too
    Given the firm is connected, tracks contacts only, and is in step
    When the work "2026 Tax" is completed in Karbon
    And Priya chooses codes for completed work and presses Save & Sync
    Then QuickBooks Time has the code "Acme › 2026 Tax"

  Rule: A firm chooses from the contact types that it has

    @SETTINGS-03
    Scenario: A contact type that is added brings its clients across
      Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
      And the firm is connected and in step
      When Priya chooses the contact types "Client, Supplier" and presses Save & Sync
      Then "Paper Mill" is linked to the code "Paper Mill"

    @SETTINGS-03 @edge-a @full
    Scenario: A contact type that Karbon does not have is refused
      Given the firm is connected and in step
      When Priya chooses the contact type "Suplier" and presses Save & Sync
      Then Priya is told BAD_INPUT
      And nothing changes in any system

  Rule: Save & Sync puts settings into force, and does no harm when repeated

    @SETTINGS-04
    Scenario: Save & Sync applies what was chosen
      Given the firm is connected but never synced
      When Priya chooses to track contacts and work and presses Save & Sync
      Then QuickBooks Time has the code "Acme › 2026 Tax"
      When an organization "Birch" in Karbon
      And work "2026 Audit" for "Birch" in Karbon
      And Ann presses Sync
      Then "2026 Audit" is linked to the code "Birch › 2026 Audit"

    @SETTINGS-05 @edge-a
    Scenario: Without a connection there is nothing to set
      When Priya presses Save & Sync
      Then Priya is told NOT_CONNECTED

    @SETTINGS-05
    Scenario: Nor once the firm is disconnected
      Given the firm is connected and in step
      And an organization "Birch" in Karbon
      When Priya presses Disconnect
      And Priya presses Save & Sync
      Then Priya is told NOT_CONNECTED
      When Ann presses Sync
      Then Ann is told NOT_CONNECTED
      And QuickBooks Time has no code "Birch"

    @SETTINGS-06
    Scenario: Sync and Save & Sync are safe to repeat
      Given the firm is connected and in step
      When Priya presses Sync
      Then nothing changes in any system
      When Priya presses Save & Sync
      Then nothing changes in any system

    @SETTINGS-06 @edge-a
    Scenario: Save & Sync finds what was deleted
      Given the firm is connected and in step
      When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      Then the sync reports CODE_NOT_LINKED for "2026 Tax"
