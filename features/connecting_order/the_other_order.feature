Feature: Connecting Karbon before QuickBooks is allowed, with a warning
  Codes are then made with Karbon's names. Exactly equal names still meet in QuickBooks; one letter of difference makes
  another customer, and the preview shows it before it happens.

  @ORDER-02
  Scenario: Whoever connects Karbon first is warned
    Given a customer "Acme" in QuickBooks
    When Priya presses Connect
    Then Priya is told QUICKBOOKS_FIRST
    And nothing changes in any system

  @ORDER-02 @edge-a
  Scenario: Exactly equal names meet all the same
    Given a customer "Acme" in QuickBooks
    And the firm is connected and in step
    When Ann tracks 60 minutes on "Acme" in Karbon
    And Ann presses Sync
    Then QuickBooks has these customers and no others:
      | customer |
      | Acme     |

  @ORDER-02 @edge-b
  Scenario: One letter of difference makes another customer, as the preview said
    Given a customer "Acme Inc" in QuickBooks
    And the firm is connected but never synced
    When Priya presses Preview
    Then the preview says "Acme" is created
    When Priya chooses the contact type "Client" and presses Save & Sync
    And Ann tracks 60 minutes on "Acme" in Karbon
    And Ann presses Sync
    Then QuickBooks has these customers and no others:
      | customer |
      | Acme     |
      | Acme Inc |
