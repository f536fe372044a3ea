using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Gives every text column its collation, whatever the server's default is.</summary>
internal sealed class SqlServerCollations(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    private const string Binary = "Latin1_General_100_BIN2";

    // Case does not count, accents and emoji do: older collations take all emoji for equal.
    private const string People = "Latin1_General_100_CI_AS_SC";

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var column in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(IsText))
        {
            column.SetCollation(column.FindAnnotation(ModelBuilding.BinaryComparison) is null ? People : Binary);
        }
    }

    private static bool IsText(IMutableProperty property) => property.ClrType == typeof(string);
}
