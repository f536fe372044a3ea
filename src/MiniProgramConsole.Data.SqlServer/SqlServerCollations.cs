using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Gives every text column the collation that compares unit by unit, whatever the server's default is.</summary>
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
