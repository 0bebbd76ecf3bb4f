Feature: Export Synced Items shows how everything is mapped
  When something does not flow, the export is the first place to look.

  @EXPORT-01
  Scenario: Clients, work and users are listed with what they are mapped to
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And the firm is connected and in step
    When Priya exports the synced items
    Then the export has a row "Acme" with the code path "Acme"
    And the export has a row "2026 Tax" with the code path "Acme › 2026 Tax"
    And the export has a row "Paper Mill" with the reason "CONTACT_NOT_SYNCED"

  @EXPORT-01
  Scenario: After a rename in QuickBooks Time both names are shown
    Given the firm is connected and in step
    When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And Priya presses Save & Sync
    And Priya exports the synced items
    Then the export has a row "Acme" with the code path "Acme Inc"

  @EXPORT-04
  Scenario: Only administrators may export
    Given the firm is connected and in step
    When Ann exports the synced items
    Then Ann is told NOT_ADMIN

  @EXPORT-03
  Scenario: A client called like a formula is named in the export, and does no harm
    Given an organization "=SUM(1+1)" in Karbon
    And the firm is connected and in step
    When Priya exports the synced items
    Then the export has a row "=SUM(1+1)" with the code path "=SUM(1+1)"
