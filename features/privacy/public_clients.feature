Feature: Only Public clients take part
  A client that is Private or Hidden in Karbon is no business of QuickBooks Time: no code, no time, and not even its
  name goes across.

  @PRIV-01 @edge-a
  Scenario Outline: A client that is not Public gets no code and takes no time
    Given a <client> "Quiet Trust" in Karbon
    And the firm is connected and in step
    Then QuickBooks Time has no code "Quiet Trust"
    When Ann tracks 60 minutes on "Quiet Trust" in Karbon
    Then Ann is told CLIENT_NOT_PUBLIC

    Examples:
      | client               |
      | Private organization |
      | Hidden organization  |
      | Private person       |
      | Hidden person        |
      | Private client group |
      | Hidden client group  |

  @PRIV-01 @edge-b
  Scenario: A client that is not Public gets no code either where Karbon lets the integration see it
    Given a permission "Private and Hidden clients" in Karbon
    And a Private organization "Quiet Trust" in Karbon
    And a Hidden person "Jo Hush" in Karbon
    When the firm is connected and in step
    Then QuickBooks Time has these codes and no others:
      | code            |
      | Acme            |
      | Acme › 2026 Tax |

  @PRIV-02
  Scenario: A client that becomes Public gets its code
    Given a Private organization "Quiet Trust" in Karbon
    And the firm is connected and in step
    When the client "Quiet Trust" becomes Public
    And Priya presses Save & Sync
    Then "Quiet Trust" is linked to the code "Quiet Trust"

  @PRIV-02 @edge-b
  Scenario Outline: So does one that Karbon lets the integration see, and its work with it
    Given a permission "Private and Hidden clients" in Karbon
    And a Private organization "Quiet Trust" in Karbon
    And work "Estate" for "Quiet Trust" in Karbon
    And the firm is connected and in step
    When the client "Quiet Trust" becomes Public
    And <person> presses <button>
    Then "Quiet Trust" is linked to the code "Quiet Trust"
    And "Estate" is linked to the code "Quiet Trust › Estate"

    Examples:
      | person | button      |
      | Priya  | Save & Sync |
      | Ann    | Sync        |

  @PRIV-03 @edge-c
  Scenario: A client that is made Private keeps its code, and takes no new time
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "Acme" in Karbon
    When the client "Acme" becomes Private
    And Ann tracks 30 minutes on "Acme" in Karbon
    Then Ann is told CLIENT_NOT_PUBLIC
    When Priya presses Save & Sync
    Then QuickBooks Time has 60 minutes of Ann on "Acme"
    When the client "Acme" becomes Public
    And Priya presses Save & Sync
    And Ann tracks 30 minutes on "Acme" in Karbon
    Then the Time & Budget tab of "Acme" shows 90 minutes
    When Priya presses Export Synced Items
    Then the export contains these rows:
      | Karbon name | link state | reason |
      | Acme        | linked     |        |

  @PRIV-03 @edge-a
  Scenario: Time that waits when its client is made Private is kept, and not sent
    Given the firm is connected and in step
    When QuickBooks Time goes down
    And Ann tracks 60 minutes on "Acme" in Karbon
    And the client "Acme" becomes Private
    And QuickBooks Time is up again
    And 3 minutes pass
    And Ann presses Sync
    Then QuickBooks Time has no timesheets
    And the Time & Budget tab of "Acme" shows 60 minutes
    When the client "Acme" becomes Public
    And Priya presses Save & Sync
    Then QuickBooks Time has 60 minutes of Ann on "Acme"

  @PRIV-04
  Scenario: The name of a private client does not leave Karbon
    Given a Private organization "Quiet Trust" in Karbon
    And the firm is connected and in step
    When Priya presses Export Synced Items
    Then the export does not mention "Quiet Trust"
    And QuickBooks Time has no code "Quiet Trust"

  @PRIV-04
  Scenario: Nor where Karbon lets the integration see the client
    Given a permission "Private and Hidden clients" in Karbon
    And a Private organization "Quiet Trust" in Karbon
    And the firm is connected and in step
    When Priya presses Export Synced Items
    Then the export does not mention "Quiet Trust"
    And QuickBooks Time has no code "Quiet Trust"
