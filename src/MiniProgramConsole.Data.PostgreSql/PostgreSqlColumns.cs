using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Logos;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Gives text columns a byte-wise collation, whatever the database's default is, and IDs from sequences where they are needed
/// early.</summary>
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

        // What others refer to gets its ID before it is saved, so that a logo is saved with the locks, and a mini program together with its
        // creator. The sequences are those of the identity columns: nodes of the previous version take their IDs from the same ones.
        modelBuilder.Entity<Logo>().Property(logo => logo.Id).UseHiLo("Logos_Id_seq");
        modelBuilder.Entity<MiniProgram>().Property(program => program.Id).UseHiLo("MiniPrograms_Id_seq");

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
