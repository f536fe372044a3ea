namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>A database that the suite runs on.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
