using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed class FormerUnsentFormConfiguration : IEntityTypeConfiguration<FormerUnsentForm>
{
    public void Configure(EntityTypeBuilder<FormerUnsentForm> builder)
    {
        builder.ToTable("UnsentForms");
        builder.HasKey(form => new { form.UserId, form.Token });
        builder.HasIndex(form => new { form.WorkspaceId, form.UserId });
        builder.HasIndex(form => form.SavedAt);
        builder.HasIndex(form => new { form.UserId, form.LogoHash });
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(form => form.UserId);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(form => form.WorkspaceId);
        builder.HasOne<StagedLogo>().WithMany().HasForeignKey(form => new { form.UserId, form.LogoHash });
        builder.Property(form => form.MiniProgramId).IsFixedCode(IssuedMiniProgramId.Length);
        builder.Property(form => form.LogoHash).IsHash();
    }
}
