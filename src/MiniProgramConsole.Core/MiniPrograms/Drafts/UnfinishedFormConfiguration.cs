using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed class UnfinishedFormConfiguration : IEntityTypeConfiguration<UnfinishedForm>
{
    public void Configure(EntityTypeBuilder<UnfinishedForm> builder)
    {
        builder.HasKey(form => new { form.AuthorId, form.Token });
        builder.HasIndex(form => new { form.WorkspaceId, form.AuthorId });
        builder.HasIndex(form => form.SavedAt);
        builder.HasIndex(form => new { form.AuthorId, form.LogoHash });
        builder.HasOne(form => form.Logo).WithMany().HasForeignKey(form => new { form.AuthorId, form.LogoHash });
        builder.Property(form => form.MiniProgramId).IsFixedCode(IssuedMiniProgramId.Length);
        builder.Property(form => form.LogoHash).IsHash();
    }
}
