using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without the web host.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<ConsoleDbContext>
{
    public ConsoleDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        options.UseConsoleSqlite("Data Source=:memory:");
        return new ConsoleDbContext(options.Options);
    }
}
