using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Gives text columns a byte-wise collation, whatever the database's default is.</summary>
internal sealed class PostgreSqlColumns(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var column in modelBuilder.TextColumns())
        {
            column.SetCollation("C");
            // character(n) ignores trailing blanks; varchar doesn't.
            column.SetIsFixedLength(false);
        }

        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var constraint in type.GetCheckConstraints().ToList())
            {
                type.RemoveCheckConstraint(constraint.ModelName);
                type.AddCheckConstraint(constraint.ModelName, WithQuotedNames(constraint.Sql));
            }
        }
    }

    // Core writes column names in brackets, which SQLite and SQL Server understand.
    private static string WithQuotedNames(string sql) => sql.Replace('[', '"').Replace(']', '"');
}
