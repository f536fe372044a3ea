namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>The database servers that the suite was given, each by a connection string whose user may create databases.</summary>
internal static class DatabaseServers
{
    private static readonly Dictionary<Database, string> Variables = new()
    {
        [Database.PostgreSql] = "TEST_POSTGRES",
        [Database.SqlServer] = "TEST_SQLSERVER",
    };

    public static string ConnectionStringOf(Database database) => Environment.GetEnvironmentVariable(Variables[database])!;

    /// <summary>Why nothing can run on a database; null where it can.</summary>
    public static string? WhyNot(Database database) =>
        Variables.TryGetValue(database, out var variable) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))
            ? $"{variable} is not set"
            : null;
}
