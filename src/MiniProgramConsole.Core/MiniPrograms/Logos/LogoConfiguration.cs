using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Logos;

internal sealed class LogoConfiguration : IEntityTypeConfiguration<Logo>, IEntityTypeConfiguration<StagedLogo>
{
    private const string StagedPrimaryKey = "PK_StagedLogos";

    public void Configure(EntityTypeBuilder<Logo> builder)
    {
        builder.Property(logo => logo.Hash).IsHash();
        builder.Property(logo => logo.MiniProgramId).IsFixedCode(IssuedMiniProgramId.Length)
            // SQLite adds a foreign key to a table only with a column that may be null.
            .IsRequired(false);
        // Not to the program itself, whose row points here.
        builder.HasOne<IssuedMiniProgramId>().WithMany().HasForeignKey(logo => logo.MiniProgramId);
        builder.HasIndex(logo => new { logo.WorkspaceId, logo.Hash });
    }

    public void Configure(EntityTypeBuilder<StagedLogo> builder)
    {
        builder.HasKey(logo => new { logo.UserId, logo.Hash }).HasName(StagedPrimaryKey);
        builder.Property(logo => logo.Hash).IsHash();
        builder.HasIndex(logo => logo.StagedAt);
    }
}
