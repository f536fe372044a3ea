using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without the web host.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<ConsoleDbContext>
{
    public ConsoleDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        options.UseConsoleSqlServer("Server=localhost");
        return new ConsoleDbContext(options.Options);
    }
}
