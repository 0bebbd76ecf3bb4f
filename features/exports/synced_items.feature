Feature: Export Synced Items shows how everything is mapped
  Whoever misses something on the other side looks here first. The export is safe to open, and it is for
  administrators.

  Background:
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And an organization "=SUM(1+1)" in Karbon
    And the firm is connected and in step

  Rule: Every client, work item and user is listed with what it is mapped to

    @EXPORT-01 @edge-b
    Scenario: Clients and work are listed with their codes, or with the reason why they have none
      When Priya presses Export Synced Items
      Then the export contains these rows:
        | Karbon name | code path       | reason             |
        | Acme        | Acme            |                    |
        | 2026 Tax    | Acme › 2026 Tax |                    |
        | Paper Mill  |                 | CONTACT_NOT_SYNCED |

    @EXPORT-01
    Scenario: Users are listed with whether QuickBooks Time knows them
      Given Carla is a user of Karbon
      When Priya presses Save & Sync
      And Priya presses Export Synced Items
      Then the export contains these rows:
        | Karbon name | user email             | QuickBooks Time user active | reason           |
        | Ann Lee     | ann@baseline.example   | yes                         |                  |
        | Carla Reyes | carla@baseline.example |                             | USER_NOT_MATCHED |

    @EXPORT-01 @edge-c
    Scenario: After a rename in QuickBooks Time both names are shown
      When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And Priya presses Save & Sync
      And Priya presses Export Synced Items
      Then the export contains these rows:
        | Karbon name | code path |
        | Acme        | Acme Inc  |

  Rule: The export is safe to open, and for administrators only

    @EXPORT-03 @edge-a
    Scenario: A client called like a formula is named in the export, and does no harm
      When Priya presses Export Synced Items
      Then the export contains these rows:
        | Karbon name | code path |
        | =SUM(1+1)   | =SUM(1+1) |

    @EXPORT-04 @edge-a
    Scenario: A colleague who is no administrator gets no export
      When Ann presses Export Synced Items
      Then Ann is told NOT_ADMIN
