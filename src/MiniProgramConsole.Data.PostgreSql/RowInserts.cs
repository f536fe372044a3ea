using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using MiniProgramConsole.Core.Data;
using Npgsql;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Statements for rows that are complete before they are saved. EF Core would send them in a round trip of their own.</summary>
internal sealed class RowInserts
{
    private readonly List<string> statements = [];
    private readonly List<NpgsqlParameter> parameters = [];

    /// <exception cref="NotSupportedException">A row has a version or complex properties, which only EF Core saves.</exception>
    public RowInserts(ConsoleDbContext db)
    {
        using var command = new NpgsqlCommand();
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added))
        {
            Add(entry, command);
        }
    }

    public string Text => string.Concat(statements);

    public IEnumerable<NpgsqlParameter> Parameters => parameters;

    private void Add(EntityEntry entry, NpgsqlCommand command)
    {
        var type = entry.Metadata;
        if (entry.Entity is IVersioned || type.GetComplexProperties().Any())
        {
            throw new NotSupportedException($"{type.ClrType.Name} can't be added ahead.");
        }

        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var (values, first) = (entry.CurrentValues, parameters.Count);
        foreach (var property in type.GetProperties())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"added{parameters.Count}");
            parameters.Add((NpgsqlParameter)property.GetRelationalTypeMapping()
                .CreateParameter(command, name, values[property], property.IsNullable));
        }

        var columns = type.GetProperties().Select(property => $"\"{property.GetColumnName(table)}\"");
        var names = parameters.Skip(first).Select(parameter => $"@{parameter.ParameterName}");
        statements.Add($"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names)});");
    }
}
