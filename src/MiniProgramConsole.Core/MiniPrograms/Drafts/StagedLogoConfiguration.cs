using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed class StagedLogoConfiguration : IEntityTypeConfiguration<StagedLogo>
{
    private const string PrimaryKey = "PK_StagedLogos";

    public void Configure(EntityTypeBuilder<StagedLogo> builder)
    {
        builder.HasKey(logo => new { logo.UserId, logo.Hash }).HasName(PrimaryKey);
        builder.Property(logo => logo.Hash).IsHash();
        builder.HasIndex(logo => logo.StagedAt);
    }
}
