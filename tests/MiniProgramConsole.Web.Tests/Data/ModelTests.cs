using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Data.SqlServer;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>What holds of the model on both databases, without a server.</summary>
public sealed class ModelTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.SqlServer)]
    public void Migrations_HaveNoPendingModelChanges(Database database)
    {
        using var context = Context(database);

        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.SqlServer)]
    public void EveryForeignKey_Restricts(Database database)
    {
        using var context = Context(database);
        var keys = context.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => !key.IsOwnership).ToList();

        Assert.True(keys.Count >= 15, "The walk found too few foreign keys to mean anything.");
        Assert.All(keys, key => Assert.Equal(DeleteBehavior.Restrict, key.DeleteBehavior));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.SqlServer)]
    public void Identity_HasItsThirdSchemaWithPasskeys(Database database)
    {
        using var context = Context(database);

        Assert.Equal("UserPasskeys", context.Model.FindEntityType(typeof(IdentityUserPasskey<long>))!.GetTableName());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.SqlServer)]
    public void EveryVersionedEntity_HasItsConcurrencyToken(Database database)
    {
        using var context = Context(database);
        var versioned = context.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IVersioned))).ToList();

        Assert.Contains(versioned, type => type.ClrType == typeof(Workspace));
        Assert.All(versioned, type => Assert.True(type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken));
    }

    [Fact]
    public void SqlServer_CodesCompareBinaryAndPeoplesTextDoesNot()
    {
        using var context = Context(Database.SqlServer);
        var text = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(string)).ToList();

        Assert.All(text, property => Assert.Equal(
            IsCode(property) ? "Latin1_General_100_BIN2" : "Latin1_General_100_CI_AS_SC", property.GetCollation()));
        Assert.Contains(text, property => property.Name == "MiniProgramId" && property.GetColumnType() == "char(16)");
        Assert.Contains(text, property => property.Name == "NameSearch" && IsCode(property));
        Assert.Contains(text, property => property.Name == "DisplayName" && !IsCode(property));
    }

    private static bool IsCode(IProperty property) => property.FindAnnotation(ModelBuilding.BinaryComparison) is not null;

    // These contexts never open a connection.
    private static ConsoleDbContext Context(Database database)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        _ = database == Database.Sqlite ? options.UseConsoleSqlite("Data Source=:memory:") : options.UseConsoleSqlServer("Server=nowhere");
        return new ConsoleDbContext(options.Options);
    }
}
