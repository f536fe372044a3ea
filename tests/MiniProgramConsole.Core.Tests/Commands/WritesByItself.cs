
namespace MiniProgramConsole.Core.Tests.Commands;

/// <summary>Files that write to the database outside a command, each with its reason. docs/database.md has the same list.</summary>
internal static class WritesByItself
{
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["CommandRunner"] = "runs the commands",
        ["ConsoleDbContext"] = "stamps versions on all that is saved",
        ["AuditTrail"] = "saves the first head of a stream, so that it can be locked; the runner calls it",
        ["PostgreSqlRowLocks"] = "locks what a command names",
        ["SqlServerRowLocks"] = "locks what a command names",
        ["SignInThrottleService"] = "counts tries, which no refusal takes back",
        ["SignInAttemptService"] = "notes tries, which no refusal takes back",
        ["PasswordResetService"] = "counts tries of a code, which no refusal takes back",
        ["SessionService"] = "notes when a session and its person were last seen",
        ["OutboxService"] = "keeps how far mails are; nobody sends it",
        ["KnownDeviceService"] = "deletes what has expired; nobody sends it",
        ["MiniProgramDeletionService"] = "deletes for good what is not restorable any more; nobody sends it",
        ["ConsoleTransactions"] = "runs what is in this list, where it takes several statements",
        ["AuditUpgrade"] = "upgrades the audit trail at the start",
        ["AuditResealing"] = "seals the audit trail again, from the command line",
        ["FormerForms"] = "takes forms over that an earlier version kept",
        ["MissingQuotas"] = "gives merchants the quotas that an earlier version did not",
        ["DataUpgrade"] = "fills columns that an earlier version did not have",
        ["DemoData"] = "makes the sample data of a console that has none",
        ["StoredKeys"] = "encrypts keys that an earlier version left in clear, and removes former ones from the command line",
        ["AuthenticatorResealing"] = "seals secrets of authenticators again, from the command line",
        ["PostgreSqlMigrationLock"] = "keeps a second migration out",
        ["SqliteMigrationLock"] = "removes the lock of a migration that was killed",
    };
}
