using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>A database of a former version with two rows in each table, built from the model of its last migration.</summary>
public sealed class FilledDatabase : IAsyncDisposable
{
    private const int Rows = 2;

    private static readonly DateTime Moment = new DateTime(2026, 11, 20, 8, 30, 0, DateTimeKind.Utc).AddMicroseconds(123456);

    private readonly IReadOnlyList<ITable> tables;

    private FilledDatabase(TestDatabase database, IReadOnlyList<ITable> tables) => (Database, this.tables) = (database, tables);

    public TestDatabase Database { get; }

    public static async Task<FilledDatabase> CreateAsync(Database kind, string migration)
    {
        var database = await TestDatabase.CreateAsync(kind, migrated: false);
        await using var context = database.NewContext();
        await context.GetService<IMigrator>().MigrateAsync(migration);
        var filled = new FilledDatabase(database, [.. InOrder(TablesOf(context, migration))]);
        await context.Database.OpenConnectionAsync();
        foreach (var table in filled.tables)
        {
            for (var row = 1; row <= Rows; row++)
            {
                await InsertAsync(context, table, row);
            }
        }

        return filled;
    }

    /// <summary>Reads the columns that the tables had originally.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync()
    {
        await using var context = Database.NewContext();
        await context.Database.OpenConnectionAsync();
        var rows = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var table in tables)
        {
            rows.Add(table.Name, await ReadAsync(context, table));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static List<ITable> TablesOf(ConsoleDbContext context, string migration)
    {
        var assembly = context.GetService<IMigrationsAssembly>();
        var type = assembly.Migrations.Single(known => known.Key.EndsWith($"_{migration}", StringComparison.Ordinal)).Value;
        var model = assembly.CreateMigration(type, context.Database.ProviderName!).TargetModel;
        return [.. context.GetService<IModelRuntimeInitializer>().Initialize(model, designTime: true, validationLogger: null)
            .GetRelationalModel().Tables];
    }

    // Referenced tables come first.
    private static IEnumerable<ITable> InOrder(List<ITable> tables)
    {
        var done = new HashSet<ITable>();
        while (done.Count < tables.Count)
        {
            var next = tables.First(table => !done.Contains(table)
                && table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || done.Contains(key.PrincipalTable)));
            done.Add(next);
            yield return next;
        }
    }

    private static async Task InsertAsync(ConsoleDbContext context, ITable table, int row)
    {
        var columns = table.Columns.Where(column => !IsNumbered(column)).ToList();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, number) => $"@p{number}"))})";
        foreach (var (number, column) in columns.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{number}", ValueOf(column, row));
            if (parameter.Value is DateTime)
            {
                // SQL Server's driver would otherwise send datetime, which is less precise.
                parameter.DbType = DbType.DateTime2;
            }

            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static object ValueOf(IColumn column, int row)
    {
        var reference = column.Table.ForeignKeyConstraints.FirstOrDefault(key => key.Columns.Contains(column));
        if (reference is not null)
        {
            return ValueOf(reference.PrincipalColumns[reference.Columns.ToList().IndexOf(column)], row);
        }

        return IsNumbered(column) ? (long)row : Nullable.GetUnderlyingType(column.ProviderClrType) is { } type
            ? ValueOf(type, column, row)
            : ValueOf(column.ProviderClrType, column, row);
    }

    private static object ValueOf(Type type, IColumn column, int row) => Type.GetTypeCode(type) switch
    {
        // 2 is valid everywhere: as a role in a workspace or mini program, as a slot, and as a count within the limit.
        TypeCode.Int32 => 2,
        TypeCode.Int64 => (long)row,
        TypeCode.Boolean => row == 1,
        TypeCode.DateTime => Moment.AddDays(row),
        // Passkeys are stored as JSON.
        TypeCode.Object when column.Name == "Data" => "{}",
        // Data protection keys are stored as XML. A revocation contains no secret.
        TypeCode.String when column.Name == "Xml" => $"<revocation version=\"1\" number=\"{row}\" />",
        TypeCode.String => TextOf(column, row),
        _ when type == typeof(Guid) => new Guid(row, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]),
        _ when type == typeof(byte[]) => new byte[] { 0, 1, 255, (byte)row },
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(Moment.AddDays(row), TimeSpan.Zero),
        _ => throw new NotSupportedException($"{column.Table.Name}.{column.Name} is of the type {type}."),
    };

    private static string TextOf(IColumn column, int row)
    {
        var mapping = column.StoreTypeMapping;
        var text = (mapping.IsUnicode ? "Æ晨光 " : "a") + $"{column.Name} ";
        return text[..Math.Min(text.Length, (mapping.Size ?? 50) - 1)] + row.ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsNumbered(IColumn column) => column.PropertyMappings.Any(mapping =>
        mapping.Property.ValueGenerated == ValueGenerated.OnAdd && mapping.Property.IsPrimaryKey()
            && mapping.Property.ClrType != typeof(string)
        && mapping.Property.ClrType != typeof(Guid));

    private static async Task<IReadOnlyList<string>> ReadAsync(ConsoleDbContext context, ITable table)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} FROM \"{table.Name}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(field => Written(reader.GetValue(field)))));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string? Written(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
