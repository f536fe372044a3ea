using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.Workspaces;

internal sealed class OwnershipOfferConfiguration : IEntityTypeConfiguration<OwnershipOffer>
{
    internal const string PrimaryKey = "PK_OwnershipOffers";

    public void Configure(EntityTypeBuilder<OwnershipOffer> builder)
    {
        builder.ToTable("OwnershipOffers");
        builder.HasKey(offer => offer.WorkspaceId).HasName(PrimaryKey);
        builder.Property(offer => offer.WorkspaceId).ValueGeneratedNever();
        builder.HasOne(offer => offer.Workspace).WithOne().HasForeignKey<OwnershipOffer>(offer => offer.WorkspaceId);
        builder.HasIndex(offer => offer.ToUserId);
        builder.HasIndex(offer => offer.ExpiresAt);
    }
}
