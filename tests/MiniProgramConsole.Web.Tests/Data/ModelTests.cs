using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Checks the model for every database, without a server.</summary>
public sealed class ModelTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.PostgreSql), InlineData(Database.SqlServer)]
    public void Migrations_HaveNoPendingModelChanges(Database database)
    {
        using var context = database.NewContextToNowhere();

        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.PostgreSql), InlineData(Database.SqlServer)]
    public void EveryColumn_MatchesTheLastMigration(Database database)
    {
        using var context = database.NewContextToNowhere();
        var migrations = context.GetService<IMigrationsAssembly>();
        var last = migrations.CreateMigration(migrations.Migrations.Values.Last(), context.Database.ProviderName!).TargetModel;
        var made = context.GetService<IModelRuntimeInitializer>().Initialize(((IMutableModel)last).FinalizeModel(), designTime: true);

        Assert.Contains(
            ColumnsOf(made.GetRelationalModel().Tables), column => column.StartsWith("MiniPrograms.LogoHash ", StringComparison.Ordinal));
        Assert.Equal(ColumnsOf(made.GetRelationalModel().Tables), ColumnsOf(Tables(context)));
    }

    private static IEnumerable<string> ColumnsOf(IEnumerable<ITable> tables) => tables
        .SelectMany(table => table.Columns.Select(column =>
            $"{table.Name}.{column.Name} {column.StoreType} {column.Collation} {(column.IsNullable ? "NULL" : "NOT NULL")}"))
        .Order(StringComparer.Ordinal);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.PostgreSql), InlineData(Database.SqlServer)]
    public void EveryForeignKey_Restricts(Database database)
    {
        using var context = database.NewContextToNowhere();
        var keys = context.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => !key.IsOwnership).ToList();

        Assert.True(keys.Count >= 15, "The walk found too few foreign keys to mean anything.");
        Assert.All(keys, key => Assert.Equal(DeleteBehavior.Restrict, key.DeleteBehavior));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.PostgreSql), InlineData(Database.SqlServer)]
    public void Identity_UsesItsThirdSchemaWithPasskeys(Database database)
    {
        using var context = database.NewContextToNowhere();

        Assert.Equal("UserPasskeys", context.Model.FindEntityType(typeof(IdentityUserPasskey<long>))!.GetTableName());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.PostgreSql), InlineData(Database.SqlServer)]
    public void EveryVersionedEntity_HasItsConcurrencyToken(Database database)
    {
        using var context = database.NewContextToNowhere();
        var versioned = context.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IVersioned))).ToList();

        Assert.Contains(versioned, type => type.ClrType == typeof(Workspace));
        Assert.All(versioned, type => Assert.True(type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken));
    }

    [Theory, InlineData(Database.PostgreSql, "C"), InlineData(Database.SqlServer, "Latin1_General_100_BIN2"),
        InlineData(Database.Sqlite, null)]
    public void EveryTextColumn_ComparesByteByByte(Database database, string? collation)
    {
        using var context = database.NewContextToNowhere();
        var columns = Tables(context).SelectMany(table => table.Columns).Where(column => column.StoreTypeMapping.ClrType == typeof(string))
            .ToList();

        Assert.True(columns.Count > 80, $"The walk found {columns.Count} text columns only.");
        // SQLite's default collation is BINARY.
        Assert.All(
            columns.Where(column => column.StoreType != "jsonb" && !IsJson(column)), column => Assert.Equal(collation, column.Collation));
    }

    [Theory, InlineData(Database.PostgreSql, "character varying(16)"), InlineData(Database.SqlServer, "char(16)"),
        InlineData(Database.Sqlite, "TEXT")]
    public void MiniProgramId_ColumnType_KeepsTrailingBlanksWherePossible(Database database, string type)
    {
        using var context = database.NewContextToNowhere();

        Assert.Equal(type, Tables(context).Single(table => table.Name == "MiniPrograms").FindColumn("MiniProgramId")!.StoreType);
    }

    [Fact]
    public void EveryName_FitsPostgreSqlAndIsTheSameEverywhere()
    {
        var names = Enum.GetValues<Database>().ToDictionary(database => database, NamesOf);

        Assert.True(names[Database.PostgreSql].Count > 100, $"The walk found {names[Database.PostgreSql].Count} names only.");
        Assert.All(names[Database.PostgreSql], name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 63));
        Assert.Equal(names[Database.SqlServer], names[Database.PostgreSql]);
        Assert.Equal(names[Database.Sqlite], names[Database.PostgreSql]);
    }

    private static IEnumerable<ITable> Tables(ConsoleDbContext context) =>
        context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;

    // Identity stores passkeys as JSON, which the database never compares.
    private static bool IsJson(IColumn column) => column is { Table.Name: "UserPasskeys", Name: "Data" };

    private static List<string> NamesOf(Database database)
    {
        using var context = database.NewContextToNowhere();
        return [.. Tables(context).SelectMany(table => table.UniqueConstraints.Select(key => key.Name)
            .Concat(table.Indexes.Select(index => index.Name))
            .Concat(table.ForeignKeyConstraints.Select(key => key.Name))
            .Concat(table.CheckConstraints.Select(check => check.Name!))
            .Concat(table.Columns.Select(column => $"{column.Name}"))
            .Append(table.Name)).Order(StringComparer.Ordinal)];
    }
}
