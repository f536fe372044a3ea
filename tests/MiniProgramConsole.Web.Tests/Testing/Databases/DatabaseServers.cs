namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Servers come from environment variables with connection strings. The user must be allowed to create databases.</summary>
internal static class DatabaseServers
{
    private static readonly Dictionary<Database, string> Variables = new()
    {
        [Database.PostgreSql] = "TEST_POSTGRES",
        [Database.SqlServer] = "TEST_SQLSERVER",
    };

    public static string ConnectionStringOf(Database database) => Environment.GetEnvironmentVariable(Variables[database])!;

    /// <summary>Why tests can't run on this database; null if they can.</summary>
    public static string? WhyNot(Database database) =>
        Variables.TryGetValue(database, out var variable) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))
            ? $"{variable} is not set"
            : null;
}
