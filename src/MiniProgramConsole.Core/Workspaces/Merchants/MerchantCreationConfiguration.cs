using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

internal sealed class MerchantCreationConfiguration : IEntityTypeConfiguration<MerchantCreation>
{
    internal const string PrimaryKey = "PK_MerchantFoundings";

    public void Configure(EntityTypeBuilder<MerchantCreation> builder)
    {
        builder.ToTable("MerchantFoundings");
        builder.HasKey(creation => new { creation.UserId, creation.Number }).HasName(PrimaryKey);
        builder.HasIndex(creation => creation.MerchantId).IsUnique();
    }
}
