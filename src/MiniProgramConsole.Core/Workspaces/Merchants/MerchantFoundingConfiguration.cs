using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

internal sealed class MerchantFoundingConfiguration : IEntityTypeConfiguration<MerchantFounding>
{
    internal const string PrimaryKey = "PK_MerchantFoundings";

    public void Configure(EntityTypeBuilder<MerchantFounding> builder)
    {
        builder.ToTable("MerchantFoundings");
        builder.HasKey(founding => new { founding.UserId, founding.Number }).HasName(PrimaryKey);
        builder.HasIndex(founding => founding.MerchantId).IsUnique();
    }
}
