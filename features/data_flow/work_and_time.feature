Feature: Karbon owns work, QuickBooks Time owns time
  Each system keeps what it is the master of. Clients and work go from Karbon to QuickBooks Time, time comes back,
  and neither ever corrects the other.

  Background:
    Given the firm is connected and in step

  @FLOW-01
  Scenario: What people do with codes never reaches Karbon's work
    When the code "Acme › 2026 Tax" is renamed to "Tax of 2026" in QuickBooks Time
    And Priya presses Save & Sync
    Then Karbon is as it was
    And Karbon has 1 work item for "Acme"

  @FLOW-01
  Scenario: A code made by hand does not become work
    Given a code "Acme › Filing" in QuickBooks Time
    When Priya presses Save & Sync
    Then Karbon has 1 work item for "Acme"
    And QuickBooks Time has the code "Acme › Filing"

  @FLOW-02
  Scenario: Karbon shows the figure of QuickBooks Time after an edit there
    Given Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When the entry is changed to 90 minutes in QuickBooks Time
    And Ann presses Sync
    Then the Time & Budget tab of "2026 Tax" shows 90 minutes

  @FLOW-02
  Scenario Outline: A length of time survives hundredths of an hour
    When Ann tracks <minutes> minutes on "2026 Tax" in Karbon
    Then the Time & Budget tab of "2026 Tax" shows <minutes> minutes

    Examples:
      | minutes |
      | 1       |
      | 7       |
      | 10      |
      | 36      |
      | 455     |

  @FLOW-02
  Scenario: Karbon never sends its older copy of an entry back
    Given Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When the entry is changed to 90 minutes in QuickBooks Time
    And Priya presses Save & Sync 3 times
    Then QuickBooks Time has 90 minutes of Ann on the code "Acme › 2026 Tax"
