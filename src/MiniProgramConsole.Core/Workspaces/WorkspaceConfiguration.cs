using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

internal sealed class WorkspaceConfiguration :
    IEntityTypeConfiguration<Merchant>, IEntityTypeConfiguration<Workspace>, IEntityTypeConfiguration<WorkspaceMember>
{
    public void Configure(EntityTypeBuilder<Merchant> builder) =>
        builder.Property(merchant => merchant.Name).HasMaxLength(Merchant.MaxNameLength);

    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.Property(workspace => workspace.Code).IsFixedCode(OpaqueCode.Length);
        builder.Property(workspace => workspace.Name).HasMaxLength(Workspace.MaxNameLength);
        builder.HasIndex(workspace => workspace.Code).IsUnique();
        builder.HasIndex(workspace => workspace.OwnerId);
        builder.HasAlternateKey(workspace => new { workspace.Id, workspace.MerchantId });
    }

    public void Configure(EntityTypeBuilder<WorkspaceMember> builder)
    {
        builder.HasKey(member => new { member.WorkspaceId, member.UserId });
        builder.HasIndex(member => member.UserId);
        builder.ToTable(table => table.HasCheckConstraint("CK_WorkspaceMembers_Role",
            $"[Role] IN ({(int)WorkspaceRole.Master}, {(int)WorkspaceRole.Developer})"));
    }
}
