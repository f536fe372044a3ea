namespace MiniProgramConsole.Web.Tests.Testing.Databases;

public enum Database
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
