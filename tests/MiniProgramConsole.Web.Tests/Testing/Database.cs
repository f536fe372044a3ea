namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A database that the suite runs on.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
