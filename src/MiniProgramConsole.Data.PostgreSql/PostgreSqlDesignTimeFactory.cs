using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without the web host.</summary>
public sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<ConsoleDbContext>
{
    public ConsoleDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        options.UseConsolePostgreSql("Host=localhost");
        return new ConsoleDbContext(options.Options);
    }
}
