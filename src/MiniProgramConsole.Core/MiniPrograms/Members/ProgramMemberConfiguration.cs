using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

internal sealed class ProgramMemberConfiguration : IEntityTypeConfiguration<ProgramMember>
{
    internal const string PrimaryKey = "PK_ProgramMembers";

    public void Configure(EntityTypeBuilder<ProgramMember> builder)
    {
        builder.HasKey(member => new { member.ProgramId, member.UserId }).HasName(PrimaryKey);
        builder.HasIndex(member => member.UserId);
        builder.ToTable(table => table.HasCheckConstraint("CK_ProgramMembers_Role",
            $"[Role] IN ({(int)ProgramRole.Admin}, {(int)ProgramRole.Developer})"));
    }
}
