using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Gives text columns a binary collation, whatever the server's default is.</summary>
internal sealed class SqlServerCollations(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var column in modelBuilder.TextColumns())
        {
            column.SetCollation("Latin1_General_100_BIN2");
        }
    }
}
